using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;

namespace Titanic;

/// <summary>Shows what the transforms made, and writes predictions for a test file.</summary>
public partial class TitanicModel
{
    /// <summary>The first passengers beside the columns made from them.</summary>
    public static Table ShowEngineered(MLContext mlContext, IDataView data, bool hasCabin, int count = 6)
    {
        var made = Engineer(mlContext, hasCabin).Fit(data).Transform(data);
        var table = new Table().AddColumns("Name", "Title", "Ticket", "TicketFrequency", "FamilySize");
        if (hasCabin)
            table.AddColumns("Cabin", "Deck");

        var rows = mlContext.Data.CreateEnumerable<EngineeredRow>(made, reuseRowObject: false, ignoreMissingColumns: true).Take(count);
        foreach (var row in rows)
        {
            string[] cells = [row.Name, row.Title, row.Ticket, $"{row.TicketFrequency}", $"{row.FamilySize}"];
            table.AddRow([.. (hasCabin ? cells.Append(row.Cabin).Append(row.Deck) : cells).Select(Markup.Escape)]);
        }

        return table;
    }

    /// <summary>Writes Kaggle's submission file.</summary>
    /// <returns>How many passengers are predicted to survive.</returns>
    public static int WriteSubmission(MLContext mlContext, ITransformer model, IReadOnlyList<ModelInput> passengers, string path)
    {
        var survived = model.Transform(mlContext.Data.LoadFromEnumerable(passengers)).GetColumn<bool>(nameof(ModelOutput.PredictedLabel)).ToList();
        var lines = passengers.Zip(survived, (passenger, survives) => $"{passenger.PassengerId},{(survives ? 1 : 0)}");
        File.WriteAllLines(path, lines.Prepend("PassengerId,Survived"));
        return survived.Count(survives => survives);
    }

    private sealed class EngineeredRow
    {
        public string Name { get; set; } = "";

        public string Title { get; set; } = "";

        public string Ticket { get; set; } = "";

        public float TicketFrequency { get; set; }

        public float FamilySize { get; set; }

        public string Cabin { get; set; } = "";

        public string Deck { get; set; } = "";
    }
}
