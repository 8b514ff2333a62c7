using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace VisibilityOpener;

/// <summary>
/// Patches the accessibility flags in the metadata tables of an assembly image, in place: internal and
/// protected-internal become public, private-protected becomes protected, private stays private.
/// Row layouts: ECMA-335, II.22.37 (TypeDef), II.22.26 (MethodDef), II.22.15 (Field).
/// </summary>
internal static class OpenedImage
{
    private const int MethodFlagsOffset = 6; // after RVA (4 bytes) and ImplFlags (2 bytes)

    public static void Open(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image, writable: false));
        var metadata = file.GetMetadataReader();
        var start = file.PEHeaders.MetadataStartOffset;

        foreach (var row in Rows(metadata, start, TableIndex.TypeDef))
        {
            var flags = BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(row));
            var opened = (flags & ~(uint)TypeAttributes.VisibilityMask) | (uint)Open((TypeAttributes)flags & TypeAttributes.VisibilityMask);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(row), opened);
        }

        // FieldAttributes and MethodAttributes share the numbers of their accessibility bits.
        OpenMembers(image, Rows(metadata, start, TableIndex.Field), flagsOffset: 0);
        OpenMembers(image, Rows(metadata, start, TableIndex.MethodDef), MethodFlagsOffset);
    }

    private static void OpenMembers(byte[] image, IEnumerable<int> rows, int flagsOffset)
    {
        foreach (var row in rows)
        {
            var place = image.AsSpan(row + flagsOffset);
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(place);
            var opened = (flags & ~(int)MethodAttributes.MemberAccessMask) | (int)Open((MethodAttributes)flags & MethodAttributes.MemberAccessMask);
            BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)opened);
        }
    }

    private static IEnumerable<int> Rows(MetadataReader metadata, int start, TableIndex table)
    {
        var offset = start + metadata.GetTableMetadataOffset(table);
        var size = metadata.GetTableRowSize(table);
        return Enumerable.Range(0, metadata.GetTableRowCount(table)).Select(row => offset + row * size);
    }

    private static TypeAttributes Open(TypeAttributes visibility) => visibility switch
    {
        TypeAttributes.NotPublic => TypeAttributes.Public,
        TypeAttributes.NestedAssembly or TypeAttributes.NestedFamORAssem => TypeAttributes.NestedPublic,
        TypeAttributes.NestedFamANDAssem => TypeAttributes.NestedFamily,
        _ => visibility,
    };

    private static MethodAttributes Open(MethodAttributes access) => access switch
    {
        MethodAttributes.Assembly or MethodAttributes.FamORAssem => MethodAttributes.Public,
        MethodAttributes.FamANDAssem => MethodAttributes.Family,
        _ => access,
    };
}
