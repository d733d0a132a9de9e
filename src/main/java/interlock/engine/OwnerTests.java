package interlock.engine;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/// Where a method reads a field of type `Thread` only to compare it, as a lock does that asks
/// `owner == Thread.currentThread()`. Such a read may go without order (see [Comparison]).
///
/// @param reads elements of the code, by position
/// @param comparisons elements of the code, by position
record OwnerTests(Set<Integer> reads, Set<Integer> comparisons) {
    private static final String THREAD = "java/lang/Thread";
    static final OwnerTests NONE = new OwnerTests(Set.of(), Set.of());

    static OwnerTests of(CodeModel code) {
        var elements = code.elementList();
        var instructions =
                IntStream.range(0, elements.size())
                        .filter(position -> elements.get(position) instanceof Instruction)
                        .toArray();
        var found = new OwnerTests(new HashSet<>(), new HashSet<>());
        for (int i = 2; i < instructions.length; i++) {
            if (compares(elements.get(instructions[i]))) {
                var second = elements.get(instructions[i - 1]);
                int read = instructions[isRead(second) ? i - 1 : i - 2];
                if (isRead(elements.get(read)) && (isRead(second) || isKnown(second))) {
                    found.reads.add(read);
                    found.comparisons.add(instructions[i]);
                }
            }
        }
        return found;
    }

    private static boolean compares(CodeElement instruction) {
        return instruction instanceof BranchInstruction branch
                && (branch.opcode() == Opcode.IF_ACMPEQ || branch.opcode() == Opcode.IF_ACMPNE);
    }

    private static boolean isRead(CodeElement instruction) {
        return instruction instanceof FieldInstruction field
                && (field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC)
                && field.type().equalsString('L' + THREAD + ';');
    }

    private static boolean isKnown(CodeElement instruction) {
        return switch (instruction) {
            case LoadInstruction load -> load.typeKind() == TypeKind.REFERENCE;
            case InvokeInstruction call ->
                    call.owner().asInternalName().equals(THREAD)
                            && call.name().equalsString("currentThread");
            default -> false;
        };
    }
}
