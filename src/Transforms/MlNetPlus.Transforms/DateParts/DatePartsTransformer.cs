using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>
/// Makes the parts of dates. Immutable and thread-safe; the result of <see cref="DatePartsEstimator"/>.
/// </summary>
/// <remarks>
/// Missing dates (<c>default(DateTime)</c>, <c>default(DateTimeOffset)</c>, text that is empty or in no known format, and
/// dates that leave the years 1 to 9999 when converted to <see cref="DatePartsOptions.TimeZone"/>) give NaN, and 0 in the
/// flags. Nothing throws while a cursor runs.
/// </remarks>
[ModelVersion(1)]
public sealed class DatePartsTransformer : RowTransformer
{
    private const string OriginsField = "ElapsedOriginUtcTicks";

    private readonly DatePartsSettings _settings;
    private readonly long[] _originUtcTicks;
    private readonly DateTextParser _textParser;
    private readonly ZoneClock? _zone;
    private readonly HolidayDistances? _holidays;

    /// <param name="environment">The environment.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="originUtcTicks">The origin of Elapsed for each input column.</param>
    internal DatePartsTransformer(IHostEnvironment environment, DatePartsSettings settings, long[] originUtcTicks)
        : base(environment)
    {
        (_settings, _originUtcTicks) = (settings, originUtcTicks);
        (_textParser, _zone, _holidays) = Prepare(settings);
    }

    private DatePartsTransformer(ModelReader reader)
        : base(reader)
    {
        (_settings, _originUtcTicks) = (DatePartsSettings.Load(reader), reader.ReadInt64s(OriginsField));
        (_textParser, _zone, _holidays) = Prepare(_settings);
    }

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _settings.Save(writer);
        writer.Write(OriginsField, _originUtcTicks);
    }

    /// <inheritdoc/>
    protected override void Bind(RowMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var inputs = Array.ConvertAll(_settings.InputColumnNames, name => mapping.Input(name, DatePartsSettings.AcceptedInput));
        if (_settings.OutputColumnName is { } outputName)
        {
            BindVector(mapping, outputName, inputs);
            return;
        }

        for (var i = 0; i < inputs.Length; i++)
            BindColumns(mapping, i, inputs[i]);
    }

    private static (DateTextParser TextParser, ZoneClock? Zone, HolidayDistances? Holidays) Prepare(DatePartsSettings settings) => (
        settings.MakeTextParser(),
        settings.MakeZoneClock(),
        settings.Holidays is null ? null : new HolidayDistances(settings.Holidays, settings.HolidayCap));

    private void BindColumns(RowMapping mapping, int index, DataViewSchema.Column input)
    {
        var columns = _settings.Columns;
        var context = Context(index);
        mapping.Outputs(
            [.. _settings.PartNamesOf(index).Select(name => new DataViewSchema.DetachedColumn(name, NumberDataViewType.Single))],
            [input],
            (row, isActive) =>
            {
                var reading = Read(row, input);
                return [.. columns.Select((column, i) => isActive(i) ? new ValueGetter<float>(column.MakeGetter(reading, context).Get) : null)];
            });
    }

    private void BindVector(RowMapping mapping, string outputName, DataViewSchema.Column[] inputs)
    {
        var names = _settings.PartNames.ToArray();
        mapping.Output(
            outputName,
            new VectorDataViewType(NumberDataViewType.Single, names.Length),
            inputs,
            row => VectorGetter(row, inputs, names.Length),
            SlotNames(names));
    }

    private ValueGetter<VBuffer<float>> VectorGetter(DataViewRow row, DataViewSchema.Column[] inputs, int length)
    {
        var readings = Array.ConvertAll(inputs, input => Read(row, input));
        var getters = readings
            .SelectMany((reading, i) => _settings.Columns.Select(column => column.MakeGetter(reading, Context(i))))
            .ToArray();

        return (ref VBuffer<float> vector) =>
        {
            foreach (var reading in readings)
                reading.Update();

            var editor = VBufferEditor.Create(ref vector, length);
            for (var i = 0; i < getters.Length; i++)
                editor.Values[i] = getters[i].Value();
            vector = editor.Commit();
        };
    }

    private DatePartContext Context(int input) => new(new ElapsedTime(_originUtcTicks[input], _settings.ElapsedUnit), _holidays);

    private DateReading Read(DataViewRow row, DataViewSchema.Column input) => new(row, DateSource.Create(row, input, _textParser, _zone));

    private static DataViewSchema.Annotations SlotNames(string[] names)
    {
        var values = new VBuffer<ReadOnlyMemory<char>>(names.Length, Array.ConvertAll(names, name => name.AsMemory()));
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(
            "SlotNames",
            new VectorDataViewType(TextDataViewType.Instance, names.Length),
            (ref VBuffer<ReadOnlyMemory<char>> target) => values.CopyTo(ref target));
        return builder.ToAnnotations();
    }
}
