"""MCP: the operations of the catalogue as an assistant's tools, over the standard streams of a process on this machine."""
