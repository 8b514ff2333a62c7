using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Vision;

/// <summary>
/// The rows read ahead as the wrapped model sees them: each as often as there are views, the image another one each time. Rows without an image are left out.
/// Its contents change with each batch; while a cursor is open they do not.
/// </summary>
internal sealed class ViewsOfRows(DataViewSchema schema, DataViewSchema.Column image, IReadOnlyDictionary<int, HeldColumn> columns, ImageViews views, int seed) : IDataView
{
    private readonly HeldImages _images = (HeldImages)columns[image.Index];
    private int[] _rows = [];

    public bool CanShuffle => false;

    public DataViewSchema Schema => schema;

    /// <summary>How many rows stand for one image: the plain one, where it is apart, then the views.</summary>
    public int PerImage => views.PerImage;

    /// <summary>The places of the rows that have an image, in order.</summary>
    public IReadOnlyList<int> Rows => _rows;

    public void Fill(int count) => _rows = [.. Enumerable.Range(0, count).Where(slot => _images[slot] is not null)];

    public long? GetRowCount() => (long)_rows.Length * PerImage;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, [.. columnsNeeded.Select(column => column.Index)]);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(ViewsOfRows source, HashSet<int> active) : DataViewRowCursor
    {
        private long _position = -1;
        private bool _ended;
        private int _madeFor = -1;
        private PixelImage[] _made = [];

        public override DataViewSchema Schema => source.Schema;

        public override long Position => _position;

        public override long Batch => 0;

        private int Slot => source._rows[_position / source.PerImage];

        public override bool MoveNext()
        {
            _ended |= ++_position >= source.GetRowCount();
            if (_ended)
                _position = -1;
            return !_ended;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (!IsColumnActive(column) || !source.HasColumn(column.Index, out var held))
                throw new InvalidOperationException($"Column '{column.Name}' is not active. Ask for it when the cursor is made.");
            var getter = held is HeldImages images && images == source._images ? (ValueGetter<MLImage>)Image : held.Getter(() => Slot);
            return getter as ValueGetter<TValue> ?? throw new InvalidOperationException($"Column '{column.Name}' is {column.Type.RawType.Name}; a getter of {typeof(TValue).Name} was asked for.");
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new((ulong)_position, 0);

        private void Image(ref MLImage value)
        {
            value?.Dispose();
            if (_madeFor != Slot)
            {
                _made = source.Make(Slot);
                _madeFor = Slot;
            }

            value = _made[_position % source.PerImage].ToMLImage();
        }
    }

    private bool HasColumn(int index, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HeldColumn? column) => columns.TryGetValue(index, out column);

    private PixelImage[] Make(int slot)
    {
        var plain = _images[slot]!; // rows without an image are left out
        using var tensor = plain.ToTensor();
        var made = views.Make(tensor, ImageViews.SeedOf(seed, plain.Height, plain.Width, plain.Pixels));
        try
        {
            var images = PixelImage.Of(made, plain.Tag);
            return views.PlainApart ? [plain, .. images] : [.. images];
        }
        finally
        {
            foreach (var view in made)
                view.Dispose();
        }
    }
}
