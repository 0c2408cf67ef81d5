package io.tollgate.app.report;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Files that are written while they are sent, as fast as the client takes them. */
final class Download {

    static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private Download() {}

    /** A file that is small enough to be made before it is sent. */
    static ResponseEntity<byte[]> whole(
            String name, MediaType type, Consumer<OutputStream> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.accept(out);
        return ok(name, type).body(out.toByteArray());
    }

    /**
     * @param writer blocks; its stream is flushed and closed after it
     */
    static ResponseEntity<Flux<DataBuffer>> of(
            String name, MediaType type, Consumer<OutputStream> writer) {
        Flux<DataBuffer> body =
                Flux.from(
                        DataBufferUtils.outputStreamPublisher(
                                out -> writer.accept(out),
                                DefaultDataBufferFactory.sharedInstance,
                                Schedulers.boundedElastic()::schedule));
        return ok(name, type).body(body);
    }

    private static ResponseEntity.BodyBuilder ok(String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }
}
