namespace MlNetPlus.Comparison;

/// <summary>The features do not end as the contenders need them; its own type so that the message is not wrapped in another.</summary>
internal sealed class FeaturesColumnException(string message) : ArgumentException(message);
