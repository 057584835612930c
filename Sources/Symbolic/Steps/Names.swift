internal import IR

/// The operations of the program; the solver's terms have operations of their own.
typealias BinaryOperation = IR.BinaryOperation
