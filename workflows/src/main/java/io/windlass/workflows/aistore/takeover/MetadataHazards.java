package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What modern AIStore refuses to read. Cluster map and bucket metadata have format 1 on the disks
 * of 2020, and AIStore reads format 3 alone: a target would start without a bucket. So buckets are
 * told by the old cluster, and made anew; where one can't be, nothing may be stopped.
 */
final class MetadataHazards {

  private MetadataHazards() {}

  static Stream<Finding> of(OldAnswer answer) {
    return switch (answer) {
      case OldAnswer.Silent silent -> Stream.of(Hazard.METADATA_NOT_EXPORTED.found(silent.why()));
      case OldAnswer.Told told -> ofBuckets(told.buckets());
    };
  }

  private static Stream<Finding> ofBuckets(List<OldBucket> buckets) {
    return Stream.of(
            some(buckets, Hazard.CLOUD_BUCKET, OldBucket::cloud),
            some(
                buckets,
                Hazard.BUCKET_NOT_RECREATED,
                bucket -> !bucket.cloud() && !bucket.recreatable()),
            some(
                buckets,
                Hazard.ERASURE_CODED_BUCKET,
                bucket -> bucket.recreatable() && bucket.erasureCoded()))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> some(
      List<OldBucket> buckets, Hazard hazard, Predicate<OldBucket> concerned) {
    List<String> titles = buckets.stream().filter(concerned).map(OldBucket::title).toList();
    return titles.isEmpty() ? Stream.empty() : Stream.of(hazard.found(titles));
  }
}
