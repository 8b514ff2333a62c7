using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>
/// The types that an input column may have, with the words that error messages use for them and the conversion to suggest.
/// Immutable. Combine with <see cref="Or"/> and <see cref="OrVector"/>.
/// </summary>
public sealed class AcceptedType
{
    private const string ConvertRemedy = "Convert it first, e.g. with mlContext.Transforms.Conversion.ConvertType";

    private readonly Func<ColumnShape, bool> _accepts;

    private AcceptedType(string words, string remedy, Func<ColumnShape, bool> accepts)
    {
        Words = words;
        Remedy = remedy;
        _accepts = accepts;
    }

    /// <summary>One <see cref="float"/> per row.</summary>
    public static AcceptedType Single { get; } = ScalarOf("Single", NumberDataViewType.Single);

    /// <summary>One <see cref="double"/> per row.</summary>
    public static AcceptedType Double { get; } = ScalarOf("Double", NumberDataViewType.Double);

    /// <summary>One <see cref="bool"/> per row.</summary>
    public static AcceptedType Boolean { get; } = ScalarOf("Boolean", BooleanDataViewType.Instance);

    /// <summary>One text per row.</summary>
    public static AcceptedType Text { get; } = ScalarOf("String", TextDataViewType.Instance);

    /// <summary>One <see cref="System.DateTime"/> per row.</summary>
    public static AcceptedType DateTime { get; } = ScalarOf("DateTime", DateTimeDataViewType.Instance);

    /// <summary>One <see cref="System.DateTimeOffset"/> per row.</summary>
    public static AcceptedType DateTimeOffset { get; } = ScalarOf("DateTimeOffset", DateTimeOffsetDataViewType.Instance);

    /// <summary>One <see cref="System.TimeSpan"/> per row.</summary>
    public static AcceptedType TimeSpan { get; } = ScalarOf("TimeSpan", TimeSpanDataViewType.Instance);

    /// <summary>One number of any integer or floating type per row.</summary>
    public static AcceptedType Number { get; } =
        new("a number", ConvertRemedy, shape => shape is { Kind: ColumnKind.Scalar, IsKey: false, ItemType: NumberDataViewType });

    /// <summary>One key per row.</summary>
    public static AcceptedType Key { get; } =
        new("a key", "Convert it first, e.g. with mlContext.Transforms.Conversion.MapValueToKey", shape => shape is { Kind: ColumnKind.Scalar, IsKey: true });

    /// <summary>One primitive value per row: a number, Boolean, text, date, time span, row id or key.</summary>
    public static AcceptedType Primitive { get; } =
        new("one primitive value", ConvertRemedy, shape => shape.Kind == ColumnKind.Scalar && shape.ItemType is PrimitiveDataViewType);

    /// <summary>A vector of <see cref="float"/> of fixed length, as trainers take it.</summary>
    public static AcceptedType Features { get; } = new(
        "a vector of Single of fixed length",
        "Build it with mlContext.Transforms.Concatenate",
        shape => shape.Kind == ColumnKind.Vector && !shape.IsKey && shape.ItemType.Equals(NumberDataViewType.Single));

    /// <summary>What is accepted, in words.</summary>
    public string Words { get; }

    /// <summary>What to do about a column of another type.</summary>
    public string Remedy { get; }

    /// <summary>Any type that <paramref name="accepts"/> says yes to.</summary>
    /// <param name="words">What is accepted, in words, as in "expected <i>words</i>".</param>
    /// <param name="remedy">What to do about a column of another type, one sentence without its full stop.</param>
    /// <param name="accepts">The test.</param>
    /// <returns>The accepted type.</returns>
    public static AcceptedType Where(string words, string remedy, Func<ColumnShape, bool> accepts)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        ArgumentException.ThrowIfNullOrEmpty(remedy);
        ArgumentNullException.ThrowIfNull(accepts);
        return new AcceptedType(words, remedy, accepts);
    }

    /// <summary>This type or another.</summary>
    /// <param name="other">The other type.</param>
    /// <returns>A type that accepts both.</returns>
    public AcceptedType Or(AcceptedType other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new AcceptedType($"{Words} or {other.Words}", Remedy, shape => _accepts(shape) || other._accepts(shape));
    }

    /// <summary>This type, or a vector of fixed length of it.</summary>
    /// <returns>A type that accepts both.</returns>
    public AcceptedType OrVector() => new(
        $"{Words} or a vector of {Words}",
        Remedy,
        shape => _accepts(shape) || (shape.Kind == ColumnKind.Vector && _accepts(ColumnShape.ScalarLike(shape))));

    /// <summary>Whether a column of this shape is accepted.</summary>
    /// <param name="shape">The column.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool Accepts(ColumnShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return _accepts(shape);
    }

    private static AcceptedType ScalarOf(string words, DataViewType type) =>
        new(words, ConvertRemedy, shape => shape is { Kind: ColumnKind.Scalar, IsKey: false } && shape.ItemType.Equals(type));
}
