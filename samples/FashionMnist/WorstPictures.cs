using Microsoft.ML;
using MlNetPlus.Cleaning;
using Spectre.Console;

namespace FashionMnist;

/// <summary>The pictures with the largest loss: where to look for wrong labels, and for what the model cannot see.</summary>
internal static class WorstPictures
{
    #region worst
    public static void Write(MLContext mlContext, IDataView scored)
    {
        var worst = mlContext.Data.TopLosses(scored, new TopLossesOptions { Count = 10, NameColumnName = "ImagePath" });
        var table = new Table().AddColumns("#", "Given", "Predicted", "Probability", "Loss", "File");
        foreach (var row in worst.Rows)
            table.AddRow($"{row.Rank}", row.Given, row.Predicted, FormattableString.Invariant($"{row.Probability:0.00}"), FormattableString.Invariant($"{row.Loss:0.0}"), Path.GetFileName(row.Name!));
        AnsiConsole.Write(table);

        var page = Path.Combine(AppContext.BaseDirectory, "worst.html");
        worst.SaveGallery(page, scored, new CleaningGalleryOptions { ImageColumnName = "ImagePath" });
        AnsiConsole.WriteLine($"  to look at and to judge in {page}");
    }
    #endregion
}
