using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace MlNetPlus.Torch.Vision;

/// <summary>One download: into a partial file that later tries go on from, moved to its place when whole and checked.</summary>
internal sealed class WeightsDownload : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly WeightsDownloadOptions _options;
    private readonly WeightsCache _cache;
    private readonly Uri _address;
    private readonly string _what;
    private readonly HttpClient _client;

    public WeightsDownload(VisionModelInfo model, WeightsDownloadOptions options)
    {
        _options = options;
        _cache = new WeightsCache(model, options.CacheFolder);
        _address = Address(model, options);
        _what = $"the weights of {model.FullName} from {_address}";
        _client = new HttpClient { Timeout = options.Timeout };
    }

    public void Dispose() => _client.Dispose();

    public string Run()
    {
        try
        {
            using var held = _cache.Lock(_options.CancellationToken);
            if (File.Exists(_cache.File) && IsExpected(_cache.File, out _))
                return _cache.File;
            Fetch();
            if (!IsExpected(_cache.Partial, out var got))
            {
                _cache.ForgetPartial();
                throw new VisionWeightsException(
                    $"The file received for {_what} has SHA-256 {got}; expected {_options.Sha256}. It was deleted. Check the address and the checksum.");
            }

            File.Move(_cache.Partial, _cache.File, overwrite: true);
            _cache.ForgetPartial();
            return _cache.File;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException { InnerException: null })
        {
            // Those of the network have a cause and a message of their own already.
            throw new IOException($"Could not keep {_what} in the folder '{_cache.Folder}': {exception.Message} Free space there, or set {nameof(WeightsDownloadOptions)}.{nameof(WeightsDownloadOptions.CacheFolder)} to another folder.", exception);
        }
    }

    private static Uri Address(VisionModelInfo model, WeightsDownloadOptions options)
    {
        var file = options.FilePattern
            .Replace("{name}", model.Name, StringComparison.Ordinal)
            .Replace("{tag}", model.WeightsTag, StringComparison.Ordinal);
        var root = options.BaseAddress!.AbsoluteUri;
        return new Uri((root.EndsWith('/') ? root : root + "/") + file.TrimStart('/'));
    }

    private void Fetch()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                FetchOnce();
                return;
            }
            catch (Exception exception) when (IsFromTheNetwork(exception) && !_options.CancellationToken.IsCancellationRequested)
            {
                if (attempt < _options.Retries && exception is not HttpRequestException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError })
                    continue;
                throw new IOException($"Could not download {_what}: {exception.Message} What has arrived is kept in '{_cache.Folder}'; call again to go on from it.", exception);
            }
        }
    }

    private static bool IsFromTheNetwork(Exception exception) =>
        exception is HttpRequestException or HttpIOException or TimeoutException or EndOfStreamException or OperationCanceledException;

    private void FetchOnce()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _address);
        var begun = Begun(out var version);
        if (begun > 0)
        {
            request.Headers.Range = new RangeHeaderValue(begun, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(version!);
        }

        using var response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead, _options.CancellationToken);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            if (begun > 0 && response.Content.Headers.ContentRange?.Length == begun)
                return; // all of it was here already
            // The beginning is longer than the server's file: of another version.
            _cache.ForgetPartial();
            throw new HttpRequestException("The server's file has changed.", inner: null, HttpStatusCode.ServiceUnavailable);
        }

        response.EnsureSuccessStatusCode();
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == begun;
        if (!goesOn)
            begun = 0;
        Remember(response.Headers.ETag);
        Receive(response, begun, goesOn ? response.Content.Headers.ContentRange!.Length : response.Content.Headers.ContentLength);
    }

    /// <summary>How many bytes are here of a version that the server can be asked to go on with.</summary>
    private long Begun(out EntityTagHeaderValue? version)
    {
        version = null;
        var usable = File.Exists(_cache.Partial) && File.Exists(_cache.PartialVersion)
            && EntityTagHeaderValue.TryParse(File.ReadAllText(_cache.PartialVersion), out version) && !version.IsWeak;
        return usable ? new FileInfo(_cache.Partial).Length : 0;
    }

    private void Remember(EntityTagHeaderValue? version)
    {
        if (version is null)
            File.Delete(_cache.PartialVersion);
        else
            File.WriteAllText(_cache.PartialVersion, version.ToString());
    }

    private void Receive(HttpResponseMessage response, long begun, long? total)
    {
        using var source = response.Content.ReadAsStream(_options.CancellationToken);
        using var file = new FileStream(_cache.Partial, begun > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write);
        var buffer = new byte[BufferSize];
        var received = begun;
        for (int count; (count = ReadPiece(source, buffer)) > 0;)
        {
            file.Write(buffer, 0, count);
            received += count;
            _options.Progress?.Report(new(received, total));
        }

        file.Flush(flushToDisk: true);
        if (total is { } whole && received != whole)
            throw new EndOfStreamException($"The server sent {received} of {whole} bytes.");
    }

    // The client's timeout ends with the headers; each piece has its own.
    private int ReadPiece(Stream source, byte[] buffer)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_options.CancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            return source.ReadAsync(buffer, limit.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException exception) when (!_options.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The server sent nothing for {_options.Timeout}.", exception);
        }
        catch (IOException exception) when (exception is not HttpIOException)
        {
            throw new EndOfStreamException(exception.Message, exception);
        }
    }

    private bool IsExpected(string path, out string got)
    {
        using var file = File.OpenRead(path);
        got = _options.Sha256 is null ? "" : Convert.ToHexStringLower(SHA256.HashData(file));
        return _options.Sha256 is null || string.Equals(got, _options.Sha256, StringComparison.OrdinalIgnoreCase);
    }
}
