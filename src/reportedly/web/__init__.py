"""The newsroom: pages a desk keeps open all day, an API for programs and feeds. Local first, no request to anyone."""
