"""What a journey says: its facts, its funnel, and the weak points where feeling, pain and figures agree or do not."""
