// Build tool of the bridge: VisibilityOpener OUTPUT-FOLDER INPUT.dll...
// Writes a copy of each assembly in which internal members can be named by the compiler.
// The copies are only ever compiled against; at run time the untouched assemblies are loaded.
using VisibilityOpener;

if (args.Length < 2)
{
    Console.Error.WriteLine("Usage: VisibilityOpener OUTPUT-FOLDER INPUT.dll...");
    return 2;
}

Directory.CreateDirectory(args[0]);
foreach (var input in args.Skip(1))
{
    var image = File.ReadAllBytes(input);
    OpenedImage.Open(image);

    // Moved into place whole, so that a build that is interrupted leaves no half-written reference.
    var output = Path.Combine(args[0], Path.GetFileName(input));
    var partial = $"{output}.{Environment.ProcessId}.partial";
    File.WriteAllBytes(partial, image);
    File.Move(partial, output, overwrite: true);
}

return 0;
