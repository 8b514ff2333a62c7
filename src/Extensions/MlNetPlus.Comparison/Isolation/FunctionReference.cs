using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// A function as its place in an assembly, with the values it has captured. Code cannot be sent to another process, but a
/// process of the same program has it already.
/// </summary>
/// <param name="AssemblyName">The assembly's full name.</param>
/// <param name="ModuleVersion">The module's version, which changes with every build.</param>
/// <param name="Token">The method's metadata token in the module.</param>
/// <param name="Captured">Names and values of captured variables, as JSON.</param>
internal sealed record FunctionReference(string AssemblyName, Guid ModuleVersion, int Token, IReadOnlyDictionary<string, string> Captured)
{
    private static readonly JsonSerializerOptions Format = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <exception cref="InvalidOperationException">The function has captured what cannot be handed on, or its code is in no file.</exception>
    public static FunctionReference Of(string contender, Func<MLContext, IEstimator<ITransformer>> function)
    {
        var method = function.Method;
        var module = method.Module;
        if (function.GetInvocationList().Length > 1 || method.DeclaringType is null || module.Assembly.IsDynamic || method.DeclaringType.IsGenericType || method.IsGenericMethod)
            throw Refusal(contender, "is generic, combined, or compiled at run time (as in a notebook)", "a lambda or static method of a compiled program");

        return new FunctionReference(module.Assembly.FullName!, module.ModuleVersionId, method.MetadataToken, Capture(contender, function.Target));
    }

    public Func<MLContext, IEstimator<ITransformer>> Make()
    {
        var module = Assembly.Load(new AssemblyName(AssemblyName)).ManifestModule;
        if (module.ModuleVersionId != ModuleVersion)
            throw new InvalidOperationException($"The assembly {AssemblyName} was built anew while the program ran; expected the build that the program runs. Start the program again.");

        var method = (MethodInfo)module.ResolveMethod(Token)!;
        return method.CreateDelegate<Func<MLContext, IEstimator<ITransformer>>>(method.IsStatic ? null : Restore(method.DeclaringType!));
    }

    private static Dictionary<string, string> Capture(string contender, object? target)
    {
        var captured = new Dictionary<string, string>(StringComparer.Ordinal);
        if (target is null)
            return captured;

        var type = target.GetType();
        if (!type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            throw Refusal(contender, $"uses an object of {type.Name} (an instance method, or 'this')", "a lambda or static method that uses no object of its class");
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!IsPlain(field.FieldType))
                throw Refusal(contender, $"captures '{field.Name}' of type {field.FieldType.Name}", "captured variables that are numbers, Booleans, texts, enums or arrays of these. Make the rest inside the function, from the context that it is given, and the function in a method of its own: the functions of one scope share what they capture");
            captured[field.Name] = JsonSerializer.Serialize(field.GetValue(target), field.FieldType, Format);
        }

        return captured;
    }

    private object Restore(Type type)
    {
        var target = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var (name, value) in Captured)
        {
            var field = type.GetField(name) ?? throw new MissingFieldException(type.FullName, name);
            field.SetValue(target, JsonSerializer.Deserialize(value, field.FieldType, Format));
        }

        return target;
    }

    private static bool IsPlain(Type type) =>
        type.IsArray ? type.GetArrayRank() == 1 && IsPlain(type.GetElementType()!) : type.IsEnum || type == typeof(string) || type == typeof(decimal) || (type.IsPrimitive && type != typeof(nint) && type != typeof(nuint));

    private static InvalidOperationException Refusal(string contender, string got, string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Contender '{contender}' cannot be isolated: its function {got}; expected {expected}."));
}
