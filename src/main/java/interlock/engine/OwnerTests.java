package interlock.engine;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a method reads a field of type `Thread` only to compare it, as a lock does that asks
/// `owner == Thread.currentThread()`. Such a read may go without order (see [Comparison]).
///
/// @param reads elements of the code, by position
/// @param comparisons elements of the code, by position
record OwnerTests(Set<Integer> reads, Set<Integer> comparisons) {
    private static final String THREAD = "java/lang/Thread";
    static final OwnerTests NONE = new OwnerTests(Set.of(), Set.of());

    static OwnerTests of(CodeModel code) {
        Map<Instruction, Integer> positions = new HashMap<>();
        List<Instruction> instructions = new ArrayList<>();
        List<CodeElement> elements = code.elementList();
        for (int position = 0; position < elements.size(); position++) {
            if (elements.get(position) instanceof Instruction instruction) {
                instructions.add(instruction);
                positions.put(instruction, position);
            }
        }
        var found = new OwnerTests(new HashSet<>(), new HashSet<>());
        for (int i = 2; i < instructions.size(); i++) {
            if (compares(instructions.get(i))) {
                var second = instructions.get(i - 1);
                var read = isRead(second) ? second : instructions.get(i - 2);
                if (isRead(second) || (isKnown(second) && isRead(read))) {
                    found.reads.add(positions.get(read));
                    found.comparisons.add(positions.get(instructions.get(i)));
                }
            }
        }
        return found;
    }

    private static boolean compares(Instruction instruction) {
        return instruction.opcode() == Opcode.IF_ACMPEQ || instruction.opcode() == Opcode.IF_ACMPNE;
    }

    private static boolean isRead(Instruction instruction) {
        return instruction instanceof FieldInstruction field
                && (field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC)
                && field.type().equalsString('L' + THREAD + ';');
    }

    private static boolean isKnown(Instruction instruction) {
        return switch (instruction) {
            case LoadInstruction load -> load.typeKind() == TypeKind.REFERENCE;
            case InvokeInstruction call ->
                    call.owner().asInternalName().equals(THREAD)
                            && call.name().equalsString("currentThread");
            default -> false;
        };
    }
}
