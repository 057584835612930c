#pragma once
/* The declarations are in the prelude of the dialect. */
