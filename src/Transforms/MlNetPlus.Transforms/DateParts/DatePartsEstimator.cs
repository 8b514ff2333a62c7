using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>
/// Makes the parts of dates: year, month, ISO week, weekday, first and last days, elapsed time, and on request the time
/// of day, cyclic pairs and distances to holidays.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Characteristic</term><description>Value</description></listheader>
/// <item><term>Learns from data?</term><description>Only the earliest date, with <see cref="ElapsedOrigin.FittedMinimum"/>.</description></item>
/// <item><term>Rows read</term><description>Never; once with <see cref="ElapsedOrigin.FittedMinimum"/>.</description></item>
/// <item><term>Input column types</term><description>DateTime, DateTimeOffset or text, scalar.</description></item>
/// <item><term>Output column types</term><description>Single, one column for each part; or one vector of Single with slot names.</description></item>
/// <item><term>Saved state</term><description>All options, holiday rules included, and the origin of Elapsed. The time zone's and culture's data are those of the machine.</description></item>
/// <item><term>Thread safety</term><description>Immutable, as is its transformer.</description></item>
/// </list>
/// <para>The source column stays: ML.NET's transforms drop none. An output of an existing column's name hides that column.</para>
/// <para>
/// After fastai's <c>add_datepart</c> and, for the cyclic pairs, fastai 1's <c>add_cyclic_datepart</c>. Elapsed is a
/// Single: near today's Unix time, 1.7e9 seconds, neighbouring values are 128 seconds apart.
/// </para>
/// </remarks>
public sealed class DatePartsEstimator : RowEstimator<DatePartsTransformer>
{
    private const int RowsBetweenChecks = 100_000;

    private readonly DatePartsSettings _settings;
    private readonly long? _originUtcTicks;

    /// <param name="environment">The environment.</param>
    /// <param name="options">The options; copied.</param>
    /// <exception cref="ArgumentException">The options have faults; the message lists all of them.</exception>
    internal DatePartsEstimator(IHostEnvironment environment, DatePartsOptions options)
        : base(environment)
    {
        _settings = options.ToSettings();
        _originUtcTicks = options.ElapsedOrigin.UtcTicks;
    }

    private bool LearnsOrigin => _originUtcTicks is null && _settings.Parts.HasFlag(DateParts.Elapsed);

    /// <inheritdoc/>
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        foreach (var name in _settings.InputColumnNames)
            input.Require(nameof(DatePartsEstimator), name, DatePartsSettings.AcceptedInput);

        return _settings.OutputColumnName is { } outputName
            ? [ColumnShape.Vector(outputName, NumberDataViewType.Single).WithSlotNames()]
            : [.. _settings.PartNames.Select(name => ColumnShape.Scalar(name, NumberDataViewType.Single))];
    }

    /// <inheritdoc/>
    protected override DatePartsTransformer FitCore(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var origins = new long[_settings.InputColumnNames.Length];
        Array.Fill(origins, _originUtcTicks ?? DateTime.UnixEpoch.Ticks);
        if (LearnsOrigin)
            LearnOrigins(input, origins);
        return new DatePartsTransformer(Host, _settings, origins);
    }

    private void LearnOrigins(IDataView data, long[] origins)
    {
        var columns = Array.ConvertAll(_settings.InputColumnNames, name => data.Schema[name]);
        var (parser, zone) = (_settings.MakeTextParser(), _settings.MakeZoneClock());
        using var cursor = data.GetRowCursor(columns);
        var sources = Array.ConvertAll(columns, column => DateSource.Create(cursor, column, parser, zone));
        var earliest = new long?[columns.Length];
        for (var row = 1L; cursor.MoveNext(); row++)
        {
            for (var i = 0; i < sources.Length; i++)
            {
                if (sources[i].TryRead(out _, out var utcTicks) && !(utcTicks >= earliest[i]))
                    earliest[i] = utcTicks;
            }

            if (row % RowsBetweenChecks == 0)
                Host.ThrowIfCancelled();
        }

        for (var i = 0; i < origins.Length; i++)
        {
            if (earliest[i] is null)
                Host.LogWarning(nameof(DatePartsEstimator), $"Column '{columns[i].Name}' has no date to fit the origin of Elapsed to; it counts from 1970-01-01.");
            origins[i] = earliest[i] ?? origins[i];
        }
    }
}
