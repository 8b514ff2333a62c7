using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>What a <see cref="BatchTransformer"/> reads ahead, and how the batch of a cursor is made.</summary>
internal sealed record BatchGroup(DataViewSchema.Column[] Inputs, int OutputCount, Func<DataViewRow, int, IRowBatch> MakeBatch);
