package interlock.language;

import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a piece of byte code names.
final class JavaReferences {
    private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L([^;<]+)[;<]");

    private JavaReferences() {}

    /// The constants an instruction leads to, through bootstrap arguments too.
    static List<PoolEntry> in(CodeElement element) {
        return switch (element) {
            case InvokeInstruction invoke -> member(invoke.method());
            case FieldInstruction access -> member(access.field());
            case NewObjectInstruction made -> List.of(made.className());
            case TypeCheckInstruction check -> List.of(check.type());
            case NewReferenceArrayInstruction array -> List.of(array.componentType());
            case NewMultiArrayInstruction array -> List.of(array.arrayType());
            case LoadConstantInstruction load -> behind(load.constantEntry());
            case InvokeDynamicInstruction invoke -> behind(invoke.invokedynamic());
            case ExceptionCatch handler -> List.copyOf(handler.catchType().stream().toList());
            default -> List.of();
        };
    }

    /// Binary names of the types that one constant names by itself.
    static List<String> types(PoolEntry entry) {
        return switch (entry) {
            case ClassEntry type -> ofInternal(type.asInternalName());
            case NameAndTypeEntry member -> ofDescriptor(member.type().stringValue());
            case MethodTypeEntry type -> ofDescriptor(type.descriptor().stringValue());
            default -> List.of();
        };
    }

    private static List<PoolEntry> member(MemberRefEntry member) {
        return List.of(member, member.owner(), member.nameAndType());
    }

    private static List<PoolEntry> behind(PoolEntry constant) {
        var entries = new ArrayList<PoolEntry>();
        entries.add(constant);
        if (constant instanceof MethodHandleEntry handle) {
            entries.addAll(member(handle.reference()));
        }
        if (constant instanceof DynamicConstantPoolEntry dynamic) {
            entries.add(dynamic.nameAndType());
            entries.addAll(behind(dynamic.bootstrap().bootstrapMethod()));
            dynamic.bootstrap().arguments().forEach(each -> entries.addAll(behind(each)));
        }
        return entries;
    }

    private static List<String> ofInternal(String name) {
        return name.startsWith("[") ? ofDescriptor(name) : List.of(name.replace('/', '.'));
    }

    private static List<String> ofDescriptor(String descriptor) {
        return TYPE_IN_DESCRIPTOR
                .matcher(descriptor)
                .results()
                .map(found -> found.group(1).replace('/', '.'))
                .toList();
    }
}
