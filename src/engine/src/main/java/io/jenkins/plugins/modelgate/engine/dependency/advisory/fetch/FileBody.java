package io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Writes what arrives into a file, up to a limit. */
final class FileBody implements HttpResponse.BodySubscriber<Long> {
    private final CompletableFuture<Long> whole = new CompletableFuture<>();
    private final FileChannel file;
    private final AtomicLong arrived;
    private final long limit;
    private Flow.Subscription subscription;

    /** @param arrived counts the bytes, for whoever watches that more of them come */
    FileBody(Path path, AtomicLong arrived, long limit) {
        this.arrived = arrived;
        this.limit = limit;
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public CompletionStage<Long> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (whole.isDone()) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                if (arrived.addAndGet(buffer.remaining()) > limit) {
                    throw new IOException("it is larger than " + limit + " bytes");
                }
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            onError(e);
        }
    }

    @Override
    public void onError(Throwable e) {
        try {
            file.close();
        } catch (IOException close) {
            e.addSuppressed(close);
        }
        whole.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
        try {
            file.close();
            whole.complete(arrived.get());
        } catch (IOException e) {
            whole.completeExceptionally(e);
        }
    }
}
