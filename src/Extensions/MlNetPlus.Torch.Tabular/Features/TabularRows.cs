using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>The rows of a data view in memory, checked.</summary>
/// <param name="Features">The raw features of each row; NaN where they are missing.</param>
/// <param name="Targets">The label of each row: 0 or 1, the class from 0, or the number.</param>
/// <param name="Weights">The weight of each row, or null where all weigh the same.</param>
/// <param name="CategoryCounts">For each feature, how many values the category has that it is a code of; 0 for a number.</param>
internal sealed record TabularRows(IReadOnlyList<float[]> Features, float[] Targets, float[]? Weights, IReadOnlyList<int> CategoryCounts)
{
    private const string Consumer = nameof(TabularNeuralNetworkTrainer);
    private const int MostSlotsNamed = 5;

    public int Count => Features.Count;

    public int FeatureCount => Features[0].Length;

    /// <summary>The classes as row labels, for a stratified division.</summary>
    public IReadOnlyList<long> Classes() => Array.ConvertAll(Targets, target => (long)target);

    public static TabularRows Read(IDataView view, TrainerColumns columns)
    {
        var features = view.Schema[columns.Features];
        var label = view.Schema[columns.Label];
        var rows = new List<float[]>();
        var targets = new List<float>();
        var weight = columns.Weight is { } name ? view.Schema[name] : (DataViewSchema.Column?)null;
        var weights = new List<float>();
        using var cursor = view.GetRowCursor(weight is { } active ? [features, label, active] : [features, label]);
        var getFeatures = cursor.GetGetter<VBuffer<float>>(features);
        var getTarget = TargetOf(cursor, label);
        var getWeight = weight is { } given ? cursor.GetGetter<float>(given) : null;
        var weightOfRow = 1f;
        var buffer = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            getFeatures(ref buffer);
            rows.Add([.. buffer.DenseValues()]);
            targets.Add(getTarget());
            if (getWeight is null)
                continue;
            getWeight(ref weightOfRow);
            weights.Add(weightOfRow);
        }

        if (rows.Count == 0)
            throw new InvalidOperationException($"{Consumer} got data without rows. Check the source and its filters.");
        CheckFinite(rows, features);
        CheckTargets(targets, label);
        if (weight is { } read)
            CheckWeights(weights, read);
        return new TabularRows(rows, [.. targets], weight is null ? null : [.. weights], CategorySlots.Read(features));
    }

    /// <summary>Throws when there are fewer than two classes.</summary>
    public void CheckClasses(string labelColumnName)
    {
        if (Targets.Distinct().Take(2).Count() < 2)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Column '{labelColumnName}' (label of {Consumer}) has one class in all of its {Count} rows; expected at least two. Check how the rows were filtered or divided."));
        }
    }

    /// <summary>Reads the label, keys from 0; NaN where it is missing.</summary>
    private static Func<float> TargetOf(DataViewRow row, DataViewSchema.Column label)
    {
        var read = ScalarReader.Create(row, label);
        return label.Type is KeyDataViewType ? () => (float)(read() - 1) : () => (float)read();
    }

    private static void CheckFinite(List<float[]> rows, DataViewSchema.Column features)
    {
        var slots = new SortedSet<int>();
        var bad = 0;
        foreach (var row in rows)
        {
            var before = bad;
            for (var slot = 0; slot < row.Length; slot++)
            {
                if (!float.IsInfinity(row[slot]))
                    continue;
                slots.Add(slot);
                bad = before + 1;
            }
        }

        if (bad == 0)
            return;
        var named = string.Join(", ", slots.Take(MostSlotsNamed).Select(SlotNames(features))) + (slots.Count > MostSlotsNamed ? ", …" : string.Empty);
        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"Column '{features.Name}' (input of {Consumer}) has infinite values in {bad} of {rows.Count} rows, in {slots.Count} slot(s): {named}. Expected finite numbers, or NaN for missing ones. Replace the infinite values, or remove the rows."));
    }

    private static void CheckWeights(List<float> weights, DataViewSchema.Column column)
    {
        var bad = weights.Count(weight => !(weight >= 0 && float.IsFinite(weight)));
        if (bad > 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Column '{column.Name}' (weight of {Consumer}) is negative, missing or infinite in {bad} of {weights.Count} rows; expected 0 or more in each. Correct the weights, or remove such rows."));
        }

        if (weights.TrueForAll(weight => weight == 0))
            throw new InvalidOperationException($"Column '{column.Name}' (weight of {Consumer}) is 0 in all {weights.Count} rows; expected a weight above 0 in some. Leave the weight column out to weigh all rows the same.");
    }

    private static Func<int, string> SlotNames(DataViewSchema.Column features)
    {
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        if (features.HasSlotNames())
            features.GetSlotNames(ref names);
        var texts = names.DenseValues().Select(name => name.ToString()).ToArray();
        return slot => slot < texts.Length && texts[slot].Length > 0 ? texts[slot] : slot.ToString(CultureInfo.InvariantCulture);
    }

    private static void CheckTargets(List<float> targets, DataViewSchema.Column label)
    {
        var bad = targets.Count(target => !float.IsFinite(target));
        if (bad > 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Column '{label.Name}' (label of {Consumer}) is missing or infinite in {bad} of {targets.Count} rows; expected a value in each. Remove such rows, e.g. with mlContext.Data.FilterRowsByMissingValues."));
        }
    }
}
