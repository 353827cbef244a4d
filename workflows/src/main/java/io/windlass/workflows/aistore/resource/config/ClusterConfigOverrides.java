package io.windlass.workflows.aistore.resource.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.windlass.workflows.resource.Absent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Overrides of the cluster configuration; sections and leaves that are absent keep the defaults of
 * AIStore.
 *
 * <p>The order of the sections is that in which they are sent.
 */
public record ClusterConfigOverrides(
    @JsonPropertyDescription("Remote providers by name: aws, gcp, azure, oci.")
        Map<String, BackendProvider> backend,
    @JsonPropertyDescription("Copies of an object on other disks of the same target.")
        @Nullable Mirror mirror,
    @JsonPropertyDescription("Erasure coding across targets.") @Nullable ErasureCoding ec,
    @JsonPropertyDescription("Reading many objects with one request.") @Nullable GetBatch getBatch,
    @JsonPropertyDescription("Log files of the daemons.") @Nullable Log log,
    @JsonPropertyDescription("Intervals of housekeeping.") @Nullable Periodic periodic,
    @JsonPropertyDescription("Distributed tracing; a change needs a restart of the daemons.")
        @Nullable Tracing tracing,
    @JsonPropertyDescription("Timeouts inside the cluster.") @Nullable Timeouts timeout,
    @JsonPropertyDescription("Timeouts of clients inside the cluster.")
        @Nullable ClientTimeouts client,
    @JsonPropertyDescription("Watermarks of used capacity, in percent.") @Nullable Space space,
    @JsonPropertyDescription("Eviction of the least recently used objects.") @Nullable Lru lru,
    @JsonPropertyDescription("Utilisation of disks, in percent, and how it is measured.")
        @Nullable Disk disk,
    @JsonPropertyDescription("Moving objects to their targets when the cluster map has changed.")
        @Nullable Rebalance rebalance,
    @JsonPropertyDescription("Moving objects between the disks of one target.")
        @Nullable Resilver resilver,
    @JsonPropertyDescription("Checksums of objects.") @Nullable Checksum checksum,
    @JsonPropertyDescription("Versions of objects.") @Nullable Versioning versioning,
    @JsonPropertyDescription("Network settings.") @Nullable Network net,
    @JsonPropertyDescription("Checks of mount paths that fail.") @Nullable FileSystemHealth fshc,
    @JsonPropertyDescription("Objects in chunks.") @Nullable Chunks chunks,
    @JsonPropertyDescription("Authentication of requests.") @Nullable AuthSettings auth,
    @JsonPropertyDescription("How proxies and targets notice that the other is gone.")
        @Nullable Keepalive keepalivetracker,
    @JsonPropertyDescription("Downloads from the internet.") @Nullable Downloader downloader,
    @JsonPropertyDescription("Distributed sort of shards.")
        @Nullable DistributedSort distributedSort,
    @JsonPropertyDescription("Streams between targets.") @Nullable Transport transport,
    @JsonPropertyDescription("Memory of the daemons.") @Nullable MemorySystem memsys,
    @JsonPropertyDescription("Copying a bucket.") @Nullable CopyBucket tcb,
    @JsonPropertyDescription("Copying objects between buckets.") @Nullable CopyObjects tco,
    @JsonPropertyDescription("Archiving objects.") @Nullable Archive arch,
    @JsonPropertyDescription("When data and metadata reach the disk.")
        @Nullable WritePolicy writePolicy,
    @JsonPropertyDescription("How daemons find the primary proxy; the operator fills the URLs in.")
        @Nullable ProxyUrls proxy,
    @JsonPropertyDescription("Limits of request rates.") @Nullable RateLimit rateLimit,
    @JsonPropertyDescription("Feature flags: a bit mask, as text.") @Nullable String features)
    implements ConfigSection {
  public ClusterConfigOverrides {
    backend = Absent.toEmpty(backend);
  }
}
