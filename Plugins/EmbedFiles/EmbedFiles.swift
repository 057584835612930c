import Foundation
import PackagePlugin

/// Makes a module's Markdown, YAML, JSON and header files available to its code as `embeddedFiles`.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target as? any SourceModuleTarget else { return [] }
    let kinds: Set<String> = ["md", "yml", "yaml", "json", "h", "txt", "html", "css", "js"]
    let files = module.sourceFiles.map(\.url).filter { kinds.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embed the data files of \(target.name)",
        executable: try context.tool(named: "EmbedTool").url,
        arguments: [output.path, module.directoryURL.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}
