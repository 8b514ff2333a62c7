using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>How a row mapping computes rows together.</summary>
internal sealed record ReadAhead(int Rows, Func<DataViewRow, int, IRowBatch> MakeBatch);
