package io.tollgate.filters.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class BeginningTest {

    private final TestPublisher<byte[]> body = TestPublisher.create();
    private final List<Byte> read = new ArrayList<>();
    private final Beginning beginning =
            new Beginning(
                    piece -> {
                        read.add(piece[0]);
                        return piece[0] == 2;
                    });

    private static byte[] piece(int number) {
        return new byte[] {(byte) number};
    }

    @Test
    void readsUntilItIsEnoughAndThenAsksForNothing() {
        StepVerifier.create(beginning.of(body))
                .then(() -> body.next(piece(1)))
                .then(() -> assertThat(read).containsExactly((byte) 1))
                .then(() -> body.next(piece(2)))
                .verifyComplete();

        assertThat(read).containsExactly((byte) 1, (byte) 2);
        body.assertMaxRequested(1);
        StepVerifier.create(Flux.from(beginning).map(piece -> (int) piece[0]), 1)
                .then(() -> body.next(piece(3)))
                .expectNext(3)
                .thenRequest(1)
                .then(() -> body.next(piece(2)))
                .expectNext(2)
                .then(body::complete)
                .verifyComplete();
        assertThat(read).as("the rest is somebody else's").hasSize(2);
    }

    @Test
    void whatComesAfterAHangUpGoesToTheHeir() {
        StepVerifier.create(beginning.of(body)).then(() -> body.next(piece(2))).verifyComplete();
        List<Byte> heard = new ArrayList<>();
        Afterword afterword = new Afterword(piece -> heard.add(piece[0]) && piece[0] == 5);
        StepVerifier.create(Flux.from(beginning), 1)
                .then(() -> body.next(piece(3)))
                .expectNextCount(1)
                .then(() -> beginning.bequeath(afterword))
                .thenCancel()
                .verify();
        body.assertNotCancelled();
        body.next(piece(4));
        assertThat(afterword.heard()).isNotDone();
        body.next(piece(5));
        assertThat(afterword.heard()).isDone();
        assertThat(heard).containsExactly((byte) 4, (byte) 5);
        beginning.cancel();
        body.assertCancelled();
    }

    @Test
    void anHeirOfNothingHearsOfTheEnd() {
        StepVerifier.create(beginning.of(body)).then(() -> body.next(piece(2))).verifyComplete();
        body.complete();
        Afterword afterword = new Afterword(_ -> false);
        beginning.bequeath(afterword);
        beginning.cancel();
        assertThat(afterword.heard()).isDone();
    }

    @Test
    void anEndInBetweenIsKept() {
        StepVerifier.create(beginning.of(body)).then(() -> body.next(piece(2))).verifyComplete();
        body.error(new IllegalStateException("cut"));

        StepVerifier.create(Flux.from(beginning)).verifyErrorMessage("cut");
    }

    @Test
    void aBodyThatIsOverHasBegun() {
        StepVerifier.create(beginning.of(body))
                .then(() -> body.next(piece(1)))
                .then(body::complete)
                .verifyComplete();
        StepVerifier.create(Flux.from(beginning)).verifyComplete();
    }

    @Test
    void anErrorBeforeIsTheBeginnings() {
        StepVerifier.create(beginning.of(body))
                .then(() -> body.error(new IllegalStateException("reset")))
                .verifyErrorMessage("reset");
    }

    /** What waits in the connection comes as soon as it is asked for, within the subscription. */
    @Test
    void nothingIsLostThatComesWithTheSubscription() {
        Beginning eager = new Beginning(piece -> piece[0] == 2);
        Flux<byte[]> ready = Flux.range(1, 5).map(BeginningTest::piece);

        eager.of(ready).subscribe();

        StepVerifier.create(Flux.from(eager).map(piece -> (int) piece[0]))
                .expectNext(3, 4, 5)
                .verifyComplete();
    }

    @Test
    void whoGivesUpClosesTheBody() {
        StepVerifier.create(beginning.of(body)).thenCancel().verify();
        body.assertCancelled();
    }
}
