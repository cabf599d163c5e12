package io.jenkins.plugins.modelgate.engine.audit.witness;

import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.Cosignature;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.NoteSignature;
import io.jenkins.plugins.modelgate.engine.audit.note.SignedNote;
import io.jenkins.plugins.modelgate.engine.audit.note.Strict;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one witness over HTTP. Remembers the size that it cosigned last; a witness that knows another one says so (409)
 * and is asked once more with a proof from there. Redirects are not followed.
 */
public final class WitnessClient {
    /** Longest answer that is read, in bytes. */
    private static final int MAX_ANSWER = 64 * 1024;

    private static final int CONFLICT = 409;

    private final VerifierKey key;
    private final URI prefix;
    private final Duration timeout;
    private final HttpClient http;
    private long cosigned;

    /**
     * @param key of the witness, of type {@link VerifierKey#COSIGNER}
     * @param prefix submission prefix, http or https; {@code /add-checkpoint} is appended
     * @param timeout of one request from connection to the end of the answer
     */
    public WitnessClient(VerifierKey key, URI prefix, Duration timeout) {
        if (key.type() != VerifierKey.COSIGNER) {
            throw new IllegalArgumentException("the key of witness " + key.name()
                    + " is a log's; a witness's key has type 4, convert it with the witness's own tool");
        }
        String scheme = prefix.getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new IllegalArgumentException("the address of witness " + key.name() + " begins with https:");
        }
        this.key = key;
        this.prefix = prefix;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Key of the witness. */
    public VerifierKey key() {
        return key;
    }

    /**
     * Asks for a cosignature.
     *
     * @return the witness's line, which holds for the checkpoint's text
     * @throws WitnessException when the witness refuses, or what it says does not hold
     */
    public synchronized NoteSignature cosign(Checkpoint checkpoint, ConsistencyProofs proofs)
            throws IOException, InterruptedException {
        Answer answer = ask(checkpoint, proofs, Math.min(cosigned, checkpoint.size()));
        if (answer.status == CONFLICT) {
            long known = size(answer);
            if (known > checkpoint.size()) {
                throw new WitnessException(
                        "witness " + key.name() + " has seen " + known + " entries of " + checkpoint.origin()
                                + ", this log has " + checkpoint.size() + ": it was rolled back, or has a twin");
            }
            answer = ask(checkpoint, proofs, known);
        }
        if (answer.status != 200) {
            throw new WitnessException(
                    "witness " + key.name() + " refuses with status " + answer.status + " " + meaning(answer.status));
        }
        NoteSignature line = line(checkpoint, answer);
        cosigned = checkpoint.size();
        return line;
    }

    private NoteSignature line(Checkpoint checkpoint, Answer answer) throws WitnessException {
        try {
            List<NoteSignature> lines = new ArrayList<>();
            for (String each : Strict.lines(Strict.utf8(answer.body))) {
                lines.add(NoteSignature.parse(each));
            }
            for (NoteSignature each : lines) {
                // Lines of other keys, such as a newer algorithm's, are not ours to judge.
                boolean holds = each.isBy(key)
                        && !Cosignature.of(new SignedNote(checkpoint.note().text(), List.of(each)), List.of(key))
                                .isEmpty();
                if (holds) {
                    return each;
                }
            }
        } catch (MalformedException e) {
            throw new WitnessException("witness " + key.name() + " answers with something else than signatures", e);
        }
        throw new WitnessException("witness " + key.name() + " answers without a cosignature of its key that holds");
    }

    private long size(Answer answer) throws WitnessException {
        try {
            return Strict.decimal(Strict.lines(Strict.utf8(answer.body)).get(0));
        } catch (MalformedException | IndexOutOfBoundsException e) {
            throw new WitnessException("witness " + key.name() + " reports a conflict without a size", e);
        }
    }

    private Answer ask(Checkpoint checkpoint, ConsistencyProofs proofs, long oldSize)
            throws IOException, InterruptedException {
        AddCheckpoint question = new AddCheckpoint(oldSize, proofs.from(oldSize), checkpoint.bytes());
        String base = prefix.toString();
        URI address =
                URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/add-checkpoint");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question.bytes()))
                .build();
        var sent = http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(WitnessClient::read);
        try {
            return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new WitnessException("witness " + key.name() + " did not answer in " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new WitnessException("witness " + key.name() + " cannot be asked: " + e.getCause(), e);
        }
    }

    private static Answer read(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(MAX_ANSWER + 1);
            if (body.length > MAX_ANSWER) {
                throw new IOException("the answer is longer than " + MAX_ANSWER + " bytes");
            }
            return new Answer(response.statusCode(), body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String meaning(int status) {
        return switch (status) {
            case 400 -> "(the old size is beyond the checkpoint)";
            case 403 -> "(it does not trust the log's key)";
            case 404 -> "(it does not know the log)";
            case CONFLICT -> "(another tree of this size, or another size twice)";
            case 422 -> "(the consistency proof does not hold)";
            default -> "";
        };
    }

    private record Answer(int status, byte[] body) {}
}
