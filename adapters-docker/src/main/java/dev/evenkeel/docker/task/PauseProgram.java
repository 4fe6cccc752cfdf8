package dev.evenkeel.docker.task;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A program of a dozen instructions that waits for ever, and the archive of an image that holds nothing else.
 *
 * <p>A task whose containers share a network needs a process that outlives them all. The ECS agent ships an image for it;
 * this one is made here, so that no registry has to be reached.
 */
final class PauseProgram {

    static final String PATH = "pause";

    private static final int ELF_HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final long BASE = 0x400000;
    private static final short X86_64 = 62;
    private static final short AARCH64 = 183;
    private static final int TAR_BLOCK = 512;

    /** {@code loop: mov eax, 34 (pause); syscall; jmp loop}. */
    private static final byte[] X86_64_CODE = {(byte) 0xb8, 34, 0, 0, 0, 0x0f, 0x05, (byte) 0xeb, (byte) 0xf7};

    /** {@code loop: x0 to x4 = 0; x8 = 73 (ppoll); svc 0; b loop}: this kernel interface has no pause. */
    private static final int[] AARCH64_CODE = {
        0xd2800000, 0xd2800001, 0xd2800002, 0xd2800003, 0xd2800004, 0xd2800928, 0xd4000001, 0x17fffff9
    };

    private final boolean arm;

    /** @param architecture as the kernel names it; what is not aarch64 is taken for x86_64 */
    PauseProgram(String architecture) {
        arm = architecture.equals("aarch64") || architecture.equals("arm64");
    }

    /** A tar archive with the program as its one file. */
    byte[] archive() {
        byte[] program = program();
        int body = (program.length + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
        ByteBuffer tar = ByteBuffer.allocate(TAR_BLOCK + body + 2 * TAR_BLOCK);
        put(tar, 0, PATH);
        put(tar, 100, "0000755");
        put(tar, 108, "0000000");
        put(tar, 116, "0000000");
        put(tar, 124, String.format("%011o", program.length));
        put(tar, 136, "00000000000");
        put(tar, 148, "        ");
        put(tar, 156, "0");
        put(tar, 257, "ustar");
        put(tar, 263, "00");
        int sum = 0;
        for (int at = 0; at < TAR_BLOCK; at++) {
            sum += tar.get(at) & 0xff;
        }
        put(tar, 148, String.format("%06o", sum) + "\0 ");
        tar.position(TAR_BLOCK).put(program);
        return tar.array();
    }

    /** A static ELF executable: header, one loadable segment, code. */
    byte[] program() {
        byte[] code = code();
        int size = ELF_HEADER + PROGRAM_HEADER + code.length;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        elf.putShort((short) 2).putShort(arm ? AARCH64 : X86_64).putInt(1);
        elf.putLong(BASE + ELF_HEADER + PROGRAM_HEADER).putLong(ELF_HEADER).putLong(0);
        elf.putInt(0)
                .putShort((short) ELF_HEADER)
                .putShort((short) PROGRAM_HEADER)
                .putShort((short) 1);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        elf.putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE);
        elf.putLong(size).putLong(size).putLong(0x10000);
        elf.put(code);
        return elf.array();
    }

    private byte[] code() {
        if (!arm) {
            return X86_64_CODE;
        }
        ByteBuffer code =
                ByteBuffer.allocate(AARCH64_CODE.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int instruction : AARCH64_CODE) {
            code.putInt(instruction);
        }
        return code.array();
    }

    private static void put(ByteBuffer tar, int at, String text) {
        tar.position(at).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
