namespace MlNetPlus.Extensibility;

/// <summary>The type of a saved field, one byte in the file. Numbers are never reused.</summary>
internal enum FieldType : byte
{
    Boolean = 1,
    Int32 = 2,
    Int64 = 3,
    Single = 4,
    Double = 5,
    Text = 6,
    Int32Array = 7,
    Int64Array = 8,
    SingleArray = 9,
    DoubleArray = 10,
    TextArray = 11,
    TextMap = 12,
}
