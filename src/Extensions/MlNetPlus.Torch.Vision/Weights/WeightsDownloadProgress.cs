namespace MlNetPlus.Torch.Vision;

/// <summary>How far a download is.</summary>
/// <param name="BytesReceived">Bytes of the file that are here, those of an earlier try included.</param>
/// <param name="TotalBytes">Bytes of the whole file; null if the server does not say.</param>
public sealed record WeightsDownloadProgress(long BytesReceived, long? TotalBytes);
