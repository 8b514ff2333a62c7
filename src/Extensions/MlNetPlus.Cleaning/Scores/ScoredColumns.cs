using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>The columns of a scored view that say what was given and what was predicted, checked once.</summary>
internal sealed class ScoredColumns
{
    private static readonly AcceptedType AnyLabel = AcceptedType.Key.Or(AcceptedType.Boolean).Or(AcceptedType.Single);

    private readonly DataViewSchema.Column _label;
    private readonly DataViewSchema.Column _score;

    private ScoredColumns(DataViewSchema.Column label, DataViewSchema.Column score, IReadOnlyList<string>? classes)
    {
        _label = label;
        _score = score;
        Classes = classes;
    }

    /// <summary>The names of the classes in the order of the scores; null for a regression.</summary>
    public IReadOnlyList<string>? Classes { get; }

    public static ScoredColumns Of(string consumer, DataViewSchema schema, string labelName, string scoreName, string probabilityName)
    {
        var input = InputSchema.Of(schema);
        var label = input.Require(consumer, labelName, AnyLabel);
        if (label.IsKey)
        {
            input.Require(consumer, scoreName, AcceptedType.Features);
            return OfClasses(schema[labelName], schema[scoreName]);
        }

        var isBinary = label.ItemType is BooleanDataViewType;
        var score = isBinary ? probabilityName : scoreName;
        input.Require(consumer, score, AcceptedType.Single);
        return new ScoredColumns(schema[labelName], schema[score], isBinary ? ["False", "True"] : null);
    }

    /// <summary>Reads all rows, in order. The row given is the same object each time.</summary>
    public IEnumerable<ScoredRow> Read(IDataView data, string? nameColumn, CancellationToken cancellation)
    {
        var name = nameColumn is null ? (DataViewSchema.Column?)null : data.Schema[nameColumn];
        DataViewSchema.Column[] active = name is { } column ? [_label, _score, column] : [_label, _score];
        using var cursor = data.GetRowCursor(active);
        var label = Label(cursor);
        var read = Scores(cursor);
        var text = name is { } wanted ? cursor.GetGetter<ReadOnlyMemory<char>>(wanted) : null;
        var row = new ScoredRow();
        var buffer = ReadOnlyMemory<char>.Empty;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            row.Index = cursor.Position;
            row.Label = label();
            row.Scores = read();
            row.IsComplete = row.Label is { } value && double.IsFinite(value) && row.Scores.All(double.IsFinite);
            text?.Invoke(ref buffer);
            row.Name = text is null ? null : buffer.ToString();
            yield return row;
        }
    }

    private static ScoredColumns OfClasses(DataViewSchema.Column label, DataViewSchema.Column score)
    {
        var (size, count) = (((VectorDataViewType)score.Type).Size, ((KeyDataViewType)label.Type).Count);
        if ((ulong)size != count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Column '{score.Name}' has {size} scores and the key of column '{label.Name}' has {count} classes; expected as many. Score with a model that was trained on this label column."));
        }

        if (KeyNames.Of(label) is { } names && score.HasSlotNames())
            CheckOrder(label, score, names);
        return new ScoredColumns(label, score, LabelValues.Of(label).ToNames());
    }

    /// <summary>As many classes are not yet the same ones: keys are numbered by the data that they were fitted on.</summary>
    private static void CheckOrder(DataViewSchema.Column label, DataViewSchema.Column score, IReadOnlyList<string> classes)
    {
        var buffer = default(VBuffer<ReadOnlyMemory<char>>);
        score.GetSlotNames(ref buffer);
        string[] slots = [.. buffer.DenseValues().Select(name => name.ToString())];
        if (slots.All(name => name.Length == 0) || slots.SequenceEqual(classes, StringComparer.Ordinal))
            return;

        var first = slots.Zip(classes).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new ArgumentException(FormattableString.Invariant(
            $"Column '{score.Name}' has the score of '{slots[first]}' in slot {first}, and key {first + 1} of column '{label.Name}' is '{classes[first]}'; expected the same classes in the same order. Fit one MapValueToKey, and take it for the training and for these labels."));
    }

    private Func<double?> Label(DataViewRow row)
    {
        if (_label.Type is KeyDataViewType { RawType: var raw })
            return KeyReader(row, raw);
        if (_label.Type is BooleanDataViewType)
        {
            var flag = row.GetGetter<bool>(_label);
            var truth = false;
            return () =>
            {
                flag(ref truth);
                return truth ? 1 : 0;
            };
        }

        var number = row.GetGetter<float>(_label);
        var value = 0f;
        return () =>
        {
            number(ref value);
            return value;
        };
    }

    private Func<double?> KeyReader(DataViewRow row, Type raw)
    {
        if (raw == typeof(uint))
            return Keys<uint>(row, key => key);
        if (raw == typeof(byte))
            return Keys<byte>(row, key => key);
        return raw == typeof(ushort) ? Keys<ushort>(row, key => key) : Keys<ulong>(row, key => key);
    }

    private Func<double?> Keys<T>(DataViewRow row, Func<T, double> number)
        where T : struct
    {
        var getter = row.GetGetter<T>(_label);
        var key = default(T);
        return () =>
        {
            getter(ref key);
            var value = number(key);
            return value == 0 ? null : value - 1; // 0 is the missing key
        };
    }

    private Func<double[]> Scores(DataViewRow row)
    {
        if (_score.Type is VectorDataViewType vector)
        {
            var getter = row.GetGetter<VBuffer<float>>(_score);
            var buffer = default(VBuffer<float>);
            var values = new double[vector.Size];
            return () =>
            {
                getter(ref buffer);
                Array.Clear(values);
                foreach (var item in buffer.Items())
                    values[item.Key] = Probabilities.Checked(item.Value, _score.Name, row.Position);
                return values;
            };
        }

        var single = row.GetGetter<float>(_score);
        var score = 0f;
        double[] result = Classes is null ? new double[1] : new double[2];
        return () =>
        {
            single(ref score);
            result[^1] = Classes is null ? score : Probabilities.Checked(score, _score.Name, row.Position);
            if (result.Length == 2)
                result[0] = 1 - result[1];
            return result;
        };
    }
}
