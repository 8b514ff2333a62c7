using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Work that several columns of a row share: done once for each row, however many of them are read.</summary>
internal static class OncePerRow
{
    public static Action Of(DataViewRow row, Action compute)
    {
        var at = -1L;
        return () =>
        {
            if (row.Position == at && at >= 0)
                return;
            compute();
            at = row.Position;
        };
    }
}
