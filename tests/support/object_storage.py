"""An object storage of S3's kind: moto's server, in the process of the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import boto3
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer

BUCKET = "between-steps"
_CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-central-1",
}


class ObjectStorage:
    """A server with one empty bucket, and the variables that a process needs to reach it."""

    def __init__(self, address: str) -> None:
        self.variables = {**_CREDENTIALS, "AWS_ENDPOINT_URL": address}
        self._client = boto3.client(
            "s3",
            endpoint_url=address,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            region_name="eu-central-1",
        )
        self._client.create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
        )

    def put(self, key: str, content: bytes) -> None:
        """Store an object."""
        self._client.put_object(Bucket=BUCKET, Key=key, Body=content)

    def objects(self) -> dict[str, bytes]:
        """Every object by its key."""
        keys = [
            item["Key"] for item in self._client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        ]
        return {key: self._client.get_object(Bucket=BUCKET, Key=key)["Body"].read() for key in keys}


@contextmanager
def object_storage() -> Iterator[ObjectStorage]:
    """Serve on a port that is free."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield ObjectStorage(f"http://{host}:{port}")
    finally:
        server.stop()
        # What it stores belongs to the process.
        for backends in s3_backends.values():
            backends["global"].reset()
