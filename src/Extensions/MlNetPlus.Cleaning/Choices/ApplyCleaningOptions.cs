using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>How <c>ApplyCleaning</c> finds the rows and their labels.</summary>
public sealed class ApplyCleaningOptions
{
    /// <summary>The column of the labels: text, a key, a Boolean or a number.</summary>
    /// <value>"Label" by default.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>The column that holds the names by which the choices know their rows, such as a path or an identifier: one value, of its own in each row that is named.</summary>
    /// <value>Null by default: rows are known by their number, from 0.</value>
    public string? NameColumnName { get; set; }

    /// <summary>Whether a text label may become one that no row of the data has.</summary>
    /// <value>False by default: such a label is taken for a slip of the pen.</value>
    public bool AllowNewLabels { get; set; }

    /// <summary>Stops the checking.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Check()
    {
        var faults = new OptionsFaults(nameof(ApplyCleaningOptions));
        faults.Check(!string.IsNullOrEmpty(LabelColumnName), nameof(LabelColumnName), LabelColumnName, "a column's name");
        faults.Check(NameColumnName is null or { Length: > 0 }, nameof(NameColumnName), NameColumnName, "a column's name, or null");
        faults.ThrowIfAny();
    }
}
