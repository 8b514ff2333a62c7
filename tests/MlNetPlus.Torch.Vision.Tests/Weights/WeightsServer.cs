using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>A web server on loopback that serves one file, with ranges, and breaks off where it is told to.</summary>
internal sealed class WeightsServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public WeightsServer()
    {
        for (var port = 20000 + (Environment.ProcessId % 20000); ; port++)
        {
            Address = new Uri($"http://127.0.0.1:{port}/weights");
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
                _listener = new HttpListener();
            }
        }

        _serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public byte[] File { get; set; } = [];

    public string? Version { get; set; } = "\"one\"";

    public bool Ranges { get; set; } = true;

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>After how many bytes the next answers break off, one number for each answer.</summary>
    public Queue<int> BreakAfter { get; } = new();

    /// <summary>What was asked for: path and range.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The client has gone, or the server is being disposed.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var range = context.Request.Headers["Range"];
        Requests.Enqueue($"{context.Request.Url!.AbsolutePath} {range}".TrimEnd());
        var response = context.Response;
        if (Version is not null)
            response.Headers["ETag"] = Version;
        var from = Ranges && range is not null && context.Request.Headers["If-Range"] == Version
            ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
            : 0;
        response.StatusCode = from == 0 ? (int)Status : from >= File.Length ? 416 : 206;
        if (response.StatusCode == 416)
            response.Headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes */{File.Length}");
        if (response.StatusCode is not (200 or 206))
        {
            response.Close();
            return;
        }

        if (from > 0)
            response.Headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{File.Length - 1}/{File.Length}");
        response.ContentLength64 = File.Length - from;
        var count = BreakAfter.TryDequeue(out var limit) ? Math.Min(limit, File.Length - from) : File.Length - from;
        response.OutputStream.Write(File, from, count);
        response.OutputStream.Flush();
        if (from + count < File.Length)
            response.Abort();
        else
            response.Close();
    }
}
