package io.tollgate.e2e;

/** Asks through an official client. */
interface ClientDriver {

    Answer ask(String gatewayUrl, Ask ask) throws Exception;
}
