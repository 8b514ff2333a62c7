namespace MlNetPlus.Torch.Vision;

/// <summary>Finds the networks worth choosing: those that no other one beats in both time and accuracy.</summary>
internal static class ParetoFront
{
    public static IReadOnlyList<VisionMeasurement> Mark(IReadOnlyList<VisionMeasurement> measured) =>
        [.. measured.Select(one => one with { IsOnParetoFront = one.Model.ImageNetAccuracy is not null && !measured.Any(other => Beats(other, one)) })];

    private static bool Beats(VisionMeasurement other, VisionMeasurement one)
    {
        if (other.Model.ImageNetAccuracy is not { } accuracy)
            return false;
        var (slower, worse) = (other.InferenceMilliseconds > one.InferenceMilliseconds, accuracy < one.Model.ImageNetAccuracy);
        var (faster, better) = (other.InferenceMilliseconds < one.InferenceMilliseconds, accuracy > one.Model.ImageNetAccuracy);
        return !slower && !worse && (faster || better);
    }
}
