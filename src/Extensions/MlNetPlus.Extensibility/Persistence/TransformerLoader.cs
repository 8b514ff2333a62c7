using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

[assembly: LoadableClass(typeof(ITransformer), typeof(TransformerLoader), null, typeof(SignatureLoadModel),
    "MlNetPlus transformer", TransformerLoader.LoaderSignature)]

namespace MlNetPlus.Extensibility;

/// <summary>
/// The one loader that ML.NET finds by the assembly name and signature in a model file. It reads the author's type from
/// the file, checks that it derives from <see cref="SavableTransformer"/>, and only then constructs it.
/// </summary>
internal static class TransformerLoader
{
    internal const string LoaderSignature = "MlNetPlusTransformer"; // at most 24 characters

    private const string ModelSignature = "MLNPLTRF"; // exactly 8 characters
    private const uint EnvelopeVersion = 0x00010001;

    public static void Save(SavableTransformer transformer, ModelSaveContext context)
    {
        context.CheckAtModel();
        context.SetVersionInfo(new VersionInfo(
            modelSignature: ModelSignature,
            verWrittenCur: EnvelopeVersion,
            verReadableCur: EnvelopeVersion,
            verWeCanReadBack: EnvelopeVersion,
            loaderAssemblyName: typeof(TransformerLoader).Assembly.FullName,
            loaderSignature: LoaderSignature));

        var type = transformer.GetType();
        context.Writer.Write(type.FullName!);
        context.Writer.Write(type.Assembly.GetName().Name!);
        context.Writer.Write(SavableTransformer.VersionOf(type));

        var writer = new ModelWriter(context);
        transformer.SaveFields(writer);
        writer.End();
    }

    // Found by ML.NET through reflection: the name, the parameters and the declared return type are a contract.
    internal static ITransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var (typeName, assemblyName, version) = ReadHeader(ctx.Reader);
        var type = Resolve(typeName, assemblyName);
        var known = SavableTransformer.VersionOf(type);
        if (version > known)
        {
            throw new InvalidDataException(
                $"The model file holds {typeName} in version {version}; {assemblyName} {type.Assembly.GetName().Version} as deployed reads up to version {known}. " +
                $"Update the package {assemblyName}, or save the model again with the deployed one.");
        }

        var constructor = type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [typeof(ModelReader)])
            ?? throw new InvalidOperationException($"{typeName} has no constructor ({nameof(ModelReader)}); add one, so that a saved model can be loaded.");
        return (ITransformer)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [new ModelReader(env, ctx, typeName, version)], null);
    }

    private static (string TypeName, string AssemblyName, int Version) ReadHeader(BinaryReader reader)
    {
        try
        {
            return (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw SavedFields.Damaged("a transformer of MlNetPlus", "its header cannot be read", exception);
        }
    }

    private static Type Resolve(string typeName, string assemblyName)
    {
        Assembly assembly;
        try
        {
            assembly = Assembly.Load(new AssemblyName(assemblyName));
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            throw new FileNotFoundException(
                $"The model file needs {typeName} from the assembly '{assemblyName}', which cannot be loaded. Deploy it beside the application: add the package {assemblyName}.",
                assemblyName, exception);
        }

        var type = assembly.GetType(typeName)
            ?? throw new TypeLoadException($"The model file needs {typeName}; '{assemblyName}' as deployed has no such type. Deploy the version of the package that saved the model, or a later one.");

        return type.IsSubclassOf(typeof(SavableTransformer)) && !type.IsAbstract
            ? type
            : throw new InvalidDataException($"The model file names {typeName}, which does not derive from {nameof(SavableTransformer)}. The file is damaged, or was not written by MlNetPlus.");
    }
}
