package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.io.IOException;

/**
 * Follows one pickle symbolically, opcode by opcode, with the stack, marks and memo of Python's unpickler. Nothing is
 * imported, called or built: names are judged against the allow list, calls against the rules of their names. Memory
 * is bounded however long the pickle is.
 *
 * <p>Sources: CPython {@code Lib/pickle.py} and {@code Modules/_pickle.c}. Where the two differ, the machine goes on as
 * long as one of them would.
 */
public final class PickleMachine {
    private final ScanStream in;
    private final Cursor cursor = new Cursor();
    private final PickleStack stack;
    private final ConstantReader constants;
    private final ContainerOps containers;
    private final ObjectOps objects;
    private final MemoOps memory;
    private final Frames frames;
    private long opcodes;

    /**
     * @param in stands at the first byte of the pickle
     * @param inspection where findings go
     * @param dialect how the loader differs from Python's own
     */
    public PickleMachine(ScanStream in, Inspection inspection, PickleDialect dialect) {
        this.in = in;
        TextLine line = new TextLine(in);
        Keeper keeper = new Keeper();
        this.stack = new PickleStack(cursor, keeper);
        PickleMemo memo = new PickleMemo(cursor, keeper);
        this.frames = new Frames(in, cursor, inspection);
        Allowance allowance = new Allowance(cursor);
        CallJudge calls = new CallJudge(inspection, cursor, allowance);
        this.constants = new ConstantReader(in, cursor, line, new Embedded(in, inspection), calls);
        this.containers = new ContainerOps(stack, cursor, keeper, calls, allowance);
        StateJudge states = new StateJudge(inspection, cursor, calls, allowance);
        this.objects = new ObjectOps(in, stack, cursor, line, inspection, dialect, calls, states, frames);
        this.memory = new MemoOps(stack, memo, cursor, line, calls);
    }

    /**
     * Runs to the STOP of this pickle, which is the last byte consumed.
     *
     * @return what the pickle makes
     * @throws MalformedException where Python's unpickler would stop with an error; findings so far are reported
     * @throws TruncatedException where the content ends before STOP
     */
    public PickleResult run() throws IOException {
        while (true) {
            long offset = in.position();
            cursor.moveTo(offset);
            frames.at(offset);
            int opcode = in.u8();
            opcodes++;
            if (opcode == Opcode.STOP) {
                return stop();
            }
            if (opcode < 0x80 ? !low(opcode) : !high(opcode)) {
                throw cursor.damaged(String.format("0x%02x is no opcode", opcode));
            }
        }
    }

    /** Opcodes executed so far, the failing one included. */
    public long opcodes() {
        return opcodes;
    }

    /** Different names imported so far. */
    public int globals() {
        return objects.globals();
    }

    /** Calls, instances and states so far. */
    long actions() {
        return objects.actions();
    }

    private PickleResult stop() throws IOException {
        PickleValue value = stack.pop();
        frames.stop(in.position());
        return new PickleResult(value, objects.protocol(), opcodes, objects.globals());
    }

    /** Protocols 0 and 1. */
    private boolean low(int opcode) throws IOException {
        switch (opcode) {
            case Opcode.MARK -> stack.mark();
            case Opcode.POP -> memory.pop();
            case Opcode.POP_MARK -> stack.cut(stack.popMark());
            case Opcode.DUP -> stack.push(stack.top());
            case Opcode.NONE -> stack.push(Constants.NONE);
            case Opcode.BININT -> stack.push(Constants.of((int) in.u32le()));
            case Opcode.BININT1 -> stack.push(Constants.of(in.u8()));
            case Opcode.BININT2 -> stack.push(Constants.of(in.u16le()));
            case Opcode.BINFLOAT -> {
                in.skip(8);
                stack.push(Constants.FLOAT);
            }
            case Opcode.BINUNICODE -> stack.push(constants.unicode(in.u32le()));
            case Opcode.BINGET -> memory.get(in.u8());
            case Opcode.LONG_BINGET -> memory.get(in.u32le());
            case Opcode.BINPUT -> memory.put(in.u8());
            case Opcode.LONG_BINPUT -> memory.put(in.u32le());
            case Opcode.EMPTY_LIST -> containers.empty(Kind.LIST);
            case Opcode.EMPTY_DICT -> containers.empty(Kind.DICT);
            case Opcode.EMPTY_TUPLE -> stack.push(Constants.EMPTY_TUPLE);
            case Opcode.TUPLE -> containers.tuple();
            case Opcode.APPEND -> containers.append();
            case Opcode.APPENDS -> containers.appends();
            case Opcode.SETITEM -> containers.setItem();
            case Opcode.SETITEMS -> containers.setItems();
            case Opcode.LIST -> containers.marked(Kind.LIST);
            case Opcode.DICT -> containers.marked(Kind.DICT);
            case Opcode.GLOBAL -> objects.global();
            case Opcode.REDUCE -> objects.reduce();
            case Opcode.BUILD -> objects.build();
            case Opcode.INST -> objects.inst();
            case Opcode.OBJ -> objects.obj();
            case Opcode.PERSID -> objects.persistentText();
            case Opcode.BINPERSID -> objects.persistent();
            default -> {
                return rare(opcode);
            }
        }
        return true;
    }

    /** Text forms and the bytes of protocol 3. */
    private boolean rare(int opcode) throws IOException {
        switch (opcode) {
            case Opcode.INT -> stack.push(constants.intText());
            case Opcode.LONG -> stack.push(constants.longText());
            case Opcode.FLOAT -> stack.push(constants.floatText());
            case Opcode.STRING -> stack.push(constants.quoted());
            case Opcode.UNICODE -> stack.push(constants.rawUnicode());
            case Opcode.BINSTRING -> stack.push(constants.binString(in.u32le()));
            case Opcode.SHORT_BINSTRING -> stack.push(constants.binString(in.u8()));
            case Opcode.BINBYTES -> stack.push(constants.bytes(in.u32le(), Kind.BYTES));
            case Opcode.SHORT_BINBYTES -> stack.push(constants.bytes(in.u8(), Kind.BYTES));
            case Opcode.GET -> memory.getText();
            case Opcode.PUT -> memory.putText();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Protocols 2 to 5. */
    private boolean high(int opcode) throws IOException {
        switch (opcode) {
            case Opcode.SHORT_BINUNICODE -> stack.push(constants.unicode(in.u8()));
            case Opcode.MEMOIZE -> memory.memoize();
            case Opcode.TUPLE1 -> containers.tuple(1);
            case Opcode.TUPLE2 -> containers.tuple(2);
            case Opcode.TUPLE3 -> containers.tuple(3);
            case Opcode.NEWTRUE -> stack.push(Constants.TRUE);
            case Opcode.NEWFALSE -> stack.push(Constants.FALSE);
            case Opcode.LONG1 -> stack.push(constants.counted(in.u8()));
            case Opcode.LONG4 -> stack.push(constants.counted((int) in.u32le()));
            case Opcode.BINUNICODE8 -> stack.push(constants.unicode(in.u64le()));
            case Opcode.BINBYTES8 -> stack.push(constants.bytes(in.u64le(), Kind.BYTES));
            case Opcode.BYTEARRAY8 -> stack.push(constants.bytes(in.u64le(), Kind.BYTEARRAY));
            case Opcode.EMPTY_SET -> containers.empty(Kind.SET);
            case Opcode.ADDITEMS -> containers.addItems();
            case Opcode.FROZENSET -> containers.marked(Kind.FROZENSET);
            case Opcode.STACK_GLOBAL -> objects.stackGlobal();
            case Opcode.NEWOBJ -> objects.newObj();
            case Opcode.NEWOBJ_EX -> objects.newObjEx();
            case Opcode.PROTO -> objects.proto();
            case Opcode.FRAME -> frames.enter(in.u64le());
            case Opcode.EXT1 -> objects.extension(in.u8());
            case Opcode.EXT2 -> objects.extension(in.u16le());
            case Opcode.EXT4 -> objects.extension((int) in.u32le());
            case Opcode.NEXT_BUFFER -> objects.nextBuffer();
            case Opcode.READONLY_BUFFER -> containers.readOnly();
            default -> {
                return false;
            }
        }
        return true;
    }
}
