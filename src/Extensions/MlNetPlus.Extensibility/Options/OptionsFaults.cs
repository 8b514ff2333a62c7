using System.Globalization;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Collects what is wrong with an options object and reports all of it in one exception.
/// </summary>
/// <example>
/// <code>
/// var faults = new OptionsFaults(nameof(ClipOptions));
/// faults.Check(Maximum > Minimum, nameof(Maximum), Maximum, $"more than {nameof(Minimum)} ({Minimum})");
/// faults.ThrowIfAny();
/// </code>
/// </example>
public sealed class OptionsFaults
{
    private readonly string _optionsName;
    private readonly List<string> _faults = [];

    /// <summary>Starts an empty list of faults.</summary>
    /// <param name="optionsName">The name of the options class.</param>
    public OptionsFaults(string optionsName)
    {
        ArgumentException.ThrowIfNullOrEmpty(optionsName);
        _optionsName = optionsName;
    }

    /// <summary>Adds a fault unless <paramref name="valid"/>.</summary>
    /// <param name="valid">Whether the property's value is as it should be.</param>
    /// <param name="property">The property's name.</param>
    /// <param name="got">Its value.</param>
    /// <param name="expected">What it should be, in words, with the range.</param>
    public void Check(bool valid, string property, object? got, string expected)
    {
        if (!valid)
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{property} is {Show(got)}; expected {expected}."));
    }

    /// <summary>Throws when there is a fault.</summary>
    /// <exception cref="ArgumentException">There is at least one fault; the message lists all of them.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count == 1)
            throw new ArgumentException($"{_optionsName}.{_faults[0]}");
        if (_faults.Count > 1)
            throw new ArgumentException($"{_optionsName} has {_faults.Count} faults:\n- {string.Join("\n- ", _faults)}");
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        string { Length: 0 } => "an empty text",
        string text => $"'{text}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.ICollection { Count: 0 } => "empty",
        _ => value.ToString() ?? value.GetType().Name,
    };
}
