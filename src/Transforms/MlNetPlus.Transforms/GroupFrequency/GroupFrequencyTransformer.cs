using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>
/// Adds the number of counted rows that share the row's key. Made by <see cref="GroupFrequencyEstimator"/>; saved and loaded
/// by <c>mlContext.Model</c> like any transformer.
/// </summary>
[ModelVersion(1)]
public sealed class GroupFrequencyTransformer : RowTransformer
{
    private readonly KeyColumns _keys;
    private readonly KeyRules _rules;
    private readonly FrequencyScale _scale;
    private readonly float _missingValue;
    private readonly bool _minusSelf;
    private readonly GroupCounts _counts;

    internal GroupFrequencyTransformer(IHostEnvironment environment, GroupFrequencyOptions options, KeyColumns keys, GroupCounts counts)
        : base(environment)
    {
        OutputColumnName = options.OutputColumnName;
        _keys = keys;
        _rules = new KeyRules(options.MissingAsGroup, options.Trim, options.IgnoreCase);
        _counts = counts;
        _scale = new FrequencyScale(options.Value, options.UnseenValue, options.MinimumCount, RowCount, Less: 0);
        _missingValue = options.MissingValue;
        _minusSelf = options.MinusSelf;
    }

    internal GroupFrequencyTransformer(ModelReader reader)
        : base(reader)
    {
        OutputColumnName = reader.ReadString("Output");
        _keys = new KeyColumns(reader.ReadStrings("KeyNames"), reader.ReadStrings("KeyTypes"));
        if (_keys.Names.Count == 0 || _keys.Names.Count != _keys.Types.Count)
            throw new InvalidDataException($"The model file names {_keys.Names.Count} key columns of GroupFrequency and {_keys.Types.Count} types. The file is damaged.");

        _rules = new KeyRules(reader.ReadBoolean("MissingAsGroup"), reader.ReadBoolean("Trim"), reader.ReadBoolean("IgnoreCase"));
        _counts = reader.ReadStream("Counts", GroupCountsFile.Load);
        _scale = new FrequencyScale(
            (FrequencyValue)reader.ReadInt32("Value"), reader.ReadSingle("Unseen"), reader.ReadInt32("Minimum"), RowCount, Less: 0);
        _missingValue = reader.ReadSingle("Missing");
        _minusSelf = reader.ReadBoolean("MinusSelf");
    }

    /// <summary>The name of the column that is added.</summary>
    public string OutputColumnName { get; }

    /// <summary>The columns that make up the key.</summary>
    public IReadOnlyList<string> KeyColumnNames => _keys.Names;

    /// <summary>How many rows were counted: with a key, or all when missing is a group. Shares are of this number.</summary>
    public long RowCount => _counts.KeyedRows + (_rules.MissingAsGroup ? _counts.MissingRows : 0);

    /// <summary>How many of the rows read had no key. With several key columns and missing as a group, none.</summary>
    public long MissingRowCount => _counts.MissingRows;

    /// <summary>How many different keys have at least the minimum count.</summary>
    public int GroupCount => _counts.Count;

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("Output", OutputColumnName);
        writer.Write("KeyNames", [.. _keys.Names]);
        writer.Write("KeyTypes", [.. _keys.Types]);
        writer.Write("MissingAsGroup", _rules.MissingAsGroup);
        writer.Write("Trim", _rules.Trim);
        writer.Write("IgnoreCase", _rules.IgnoreCase);
        writer.Write("Value", (int)_scale.Value);
        writer.Write("Unseen", _scale.Unseen);
        writer.Write("Minimum", _scale.Minimum);
        writer.Write("Missing", _missingValue);
        writer.Write("MinusSelf", _minusSelf);
        writer.WriteStream("Counts", stream => GroupCountsFile.Save(_counts, stream));
    }

    /// <inheritdoc/>
    protected override void Bind(RowMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var columns = _keys.Bind(mapping);
        var scale = _scale with { Less = _minusSelf && mapping.ForTraining ? 1 : 0 };
        var missing = _rules.MissingAsGroup ? scale.Of(_counts.MissingRows) : _missingValue;
        var lookup = new FrequencyLookup(_counts, scale, missing);
        mapping.Output<float>(
            OutputColumnName,
            NumberDataViewType.Single,
            columns,
            row => new FrequencyGetter(lookup, KeyReaders.Create(row, columns, _rules)).Get);
        mapping.ReadAhead(RowCounter.BlockSize, (row, capacity) => new FrequencyBatch(lookup, KeyReaders.Create(row, columns, _rules), capacity));
    }
}
