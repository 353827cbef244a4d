package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** HTTP settings; a change restarts the daemons, one by one. */
public record Http(
    @JsonPropertyDescription("File of the certificate.") @Nullable String serverCrt,
    @JsonPropertyDescription("File of the key.") @Nullable String serverKey,
    @JsonPropertyDescription("Server name to verify.") @Nullable String domainTls,
    @JsonPropertyDescription("File of the authority of client certificates.")
        @Nullable String clientCaTls,
    @JsonPropertyDescription("How long an idle connection is kept, a duration such as 10s.")
        @Nullable String idleConnTime,
    @JsonPropertyDescription("Idle connections per host.") @Nullable Long idleConnsPerHost,
    @JsonPropertyDescription("Idle connections in all.") @Nullable Long idleConns,
    @JsonPropertyDescription("Write buffer, in bytes.") @Nullable Long writeBufferSize,
    @JsonPropertyDescription("Read buffer, in bytes.") @Nullable Long readBufferSize,
    @JsonPropertyDescription(
            "Client certificates: 0 none, 1 asked for, 2 any, 3 verified if given, 4 verified.")
        @Min(0)
        @Max(4)
        @Nullable Long clientAuthTls,
    @JsonPropertyDescription("true serves HTTPS.") @Nullable Boolean useHttps,
    @JsonPropertyDescription("true trusts any certificate inside the cluster.")
        @Nullable Boolean skipVerify,
    @JsonPropertyDescription("true uses chunked transfer.") @Nullable Boolean chunkedTransfer)
    implements ConfigSection {}
