namespace MlNetPlus.Torch;

/// <summary>A file is not the ELF file that was expected.</summary>
internal sealed class ElfFormatException(string message) : Exception(message);
