using Microsoft.ML.Data;
using MlNetPlus.Cleaning;

namespace Microsoft.ML;

/// <summary>Applies what was chosen on a gallery's page.</summary>
public static class ApplyCleaningCatalogExtensions
{
    /// <summary>The data without the rows to delete, and with the labels to change, as chosen on the page of <c>SaveGallery</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">
    /// The data that the rows were found in, or what they were made of: the label may be text, a key, a Boolean or a number. Its row ids must be unique.
    /// Read once here, with the label and the name column, to check the choices.
    /// </param>
    /// <param name="choicesPath">The CSV file that the page has saved.</param>
    /// <param name="options">The columns; null for the defaults.</param>
    /// <returns>A lazy view over the data with the same schema. It holds nothing but the changes.</returns>
    /// <exception cref="ArgumentException">The options are at fault.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file holds no choices, or they do not fit the data: unknown or repeated rows, other labels, unknown actions or classes. The message counts the faults and lists the first 20.</exception>
    public static IDataView ApplyCleaning(this DataOperationsCatalog catalog, IDataView data, string choicesPath, ApplyCleaningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(choicesPath);
        options ??= new();
        options.Check();
        var faults = new ChoiceFaults(choicesPath);
        var choices = ChoiceFile.Read(choicesPath, faults);
        var plan = CleaningPlan.Of(data, choices, options, faults);
        faults.ThrowIfAny();
        return new CleanedView(data, plan);
    }
}
