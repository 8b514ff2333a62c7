using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms;

/// <summary>Reads the dates of one column, row by row, whatever the column's type. For one cursor, one thread.</summary>
internal abstract class DateSource
{
    /// <summary>The source for a column of one of the accepted types.</summary>
    public static DateSource Create(DataViewRow row, DataViewSchema.Column column, DateTextParser text, ZoneClock? zone)
    {
        if (column.Type is DateTimeDataViewType)
            return new DateTimeSource(row.GetGetter<DateTime>(column), zone);
        if (column.Type is DateTimeOffsetDataViewType)
            return new DateTimeOffsetSource(row.GetGetter<DateTimeOffset>(column), zone);
        return new TextSource(row.GetGetter<ReadOnlyMemory<char>>(column), text, zone);
    }

    /// <summary>
    /// The date of the current row: its wall time, which the parts are taken from, and its instant, which Elapsed is. A
    /// time without a zone stands for both. <see langword="false"/> when the date is missing, unreadable, or off the
    /// calendar once it is converted.
    /// </summary>
    public abstract bool TryRead(out long wallTicks, out long utcTicks);

    private sealed class DateTimeSource(ValueGetter<DateTime> getter, ZoneClock? zone) : DateSource
    {
        private DateTime _value;

        public override bool TryRead(out long wallTicks, out long utcTicks)
        {
            getter(ref _value);
            wallTicks = utcTicks = _value.Ticks;
            if (wallTicks == 0)
                return false;
            if (zone is null)
                return true;
            if (_value.Kind == DateTimeKind.Unspecified)
                return zone.TryFromWall(wallTicks, out utcTicks);

            utcTicks = _value.ToUniversalTime().Ticks;
            return zone.TryFromUtc(utcTicks, out wallTicks);
        }
    }

    private sealed class DateTimeOffsetSource(ValueGetter<DateTimeOffset> getter, ZoneClock? zone) : DateSource
    {
        private DateTimeOffset _value;

        public override bool TryRead(out long wallTicks, out long utcTicks)
        {
            getter(ref _value);
            wallTicks = _value.Ticks;
            utcTicks = _value.UtcTicks;
            if (utcTicks == 0)
                return false;
            return zone is null || zone.TryFromUtc(utcTicks, out wallTicks);
        }
    }

    private sealed class TextSource(ValueGetter<ReadOnlyMemory<char>> getter, DateTextParser parser, ZoneClock? zone) : DateSource
    {
        private ReadOnlyMemory<char> _value;

        public override bool TryRead(out long wallTicks, out long utcTicks)
        {
            getter(ref _value);
            if (!parser.TryParse(_value.Span, out var date))
            {
                wallTicks = utcTicks = 0;
                return false;
            }

            wallTicks = date.WallTicks;
            utcTicks = wallTicks - date.OffsetTicks.GetValueOrDefault();
            if (utcTicks <= 0 || utcTicks > DateTime.MaxValue.Ticks)
                return false;
            if (zone is null)
                return true;
            return date.OffsetTicks.HasValue ? zone.TryFromUtc(utcTicks, out wallTicks) : zone.TryFromWall(wallTicks, out utcTicks);
        }
    }
}
